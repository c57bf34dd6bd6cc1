package dev.rialto.dashboard;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of windows; the time is that of their start. */
public final class WindowQuery extends ListQuery {

    private static final String USUAL = "PT1M";

    /** The windows' size. */
    @QueryParam("window")
    @Parameter(
            description = "The windows' size",
            schema = @Schema(type = SchemaType.STRING, defaultValue = USUAL, examples = USUAL))
    public String window;

    /**
     * The size that was asked for.
     *
     * @throws BadRequestException where there are no such windows, or a parameter is unknown
     */
    Duration size(List<Duration> sizes) {
        requireKnown("window");
        String asked = window == null ? USUAL : window;
        try {
            Duration size = Duration.parse(asked);
            if (sizes.contains(size)) {
                return size;
            }
        } catch (DateTimeException e) {
            // Answered below, as any other unknown size.
        }
        throw new BadRequestException("window=" + asked + ": one of " + sizes + " is needed");
    }
}
