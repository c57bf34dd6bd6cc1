package dev.rialto.shop;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What a write answers.
 *
 * @param location of what was made; null where nothing was
 * @param etag of what is shown; null where nothing is
 * @param body what is shown; null where nothing is
 */
record Answer<V>(int status, String location, String etag, V body) {

    RestResponse<V> response() {
        var response = ResponseBuilder.<V>create(status).entity(body);
        if (location != null) {
            response.location(URI.create(location));
        }
        if (etag != null) {
            response.header("ETag", etag);
        }
        return response.build();
    }
}
