package io.quarkus.smallrye.openapi.runtime;

import io.quarkus.arc.Unremovable;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes the OpenAPI document when somebody asks for it. Quarkus does so at each start,
 * of whatever role, where it is a third of a native executable's time and a tenth of the JVM's. The
 * method that is postponed is not public, hence the package.
 */
@Alternative
@Priority(1)
@Singleton
@Unremovable
public class DocumentOnDemand extends OpenApiDocumentService {

    private Runnable preparation = () -> {};

    @Override
    void prepareDocument(
            AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name) {
        Runnable earlier = preparation;
        preparation =
                () -> {
                    earlier.run();
                    super.prepareDocument(security, filters, name);
                };
    }

    @Override
    public synchronized byte[] getDocument(String name, Format format) {
        preparation.run();
        preparation = () -> {};
        return super.getDocument(name, format);
    }
}
