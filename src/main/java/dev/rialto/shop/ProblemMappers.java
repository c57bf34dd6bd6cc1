package dev.rialto.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.rialto.shop.Problem.FieldError;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells every error of every REST resource of this process as a {@link Problem}. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<Problem> refused(RefusedException e, UriInfo uri) {
        return response(Problem.of(e.refusal(), uri.getPath()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> violated(ConstraintViolationException e, UriInfo uri) {
        List<FieldError> errors =
                e.getConstraintViolations().stream().map(ProblemMappers::error).toList();
        return response(Problem.invalid(errors, uri.getPath()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> unknown(UnauthorizedException e, UriInfo uri) {
        return challenge("this needs a token", uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unknown(AuthenticationFailedException e, UriInfo uri) {
        return challenge("the token is not valid", uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException e, UriInfo uri) {
        return response(Problem.plain(403, "this is for operators", uri.getPath()));
    }

    /** An answer that was given before, to the letter. */
    @ServerExceptionMapper
    RestResponse<String> replayed(Replay replay) {
        return ResponseBuilder.fromResponse(replay.answer().response())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header("Idempotency-Replayed", "true")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> mismatched(MismatchedInputException e, UriInfo uri) {
        return response(Problem.invalid(List.of(error(e)), uri.getPath()));
    }

    /** What Quarkus refuses by itself, and what resources throw as Jakarta's exceptions. */
    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException) {
            return response(Problem.plain(400, "the body is not valid JSON", uri.getPath()));
        }
        int status = e.getResponse().getStatus();
        return response(Problem.plain(status, detail(e), uri.getPath()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> surprise(Throwable e, UriInfo uri) {
        Optional<String> outage = Outage.behind(e);
        if (outage.isPresent()) {
            LOG.warnf("%s: path=%s", outage.get(), uri.getPath());
            return unavailable(outage.get(), uri);
        }
        LOG.errorf(e, "request failed: path=%s", uri.getPath());
        return response(Problem.plain(500, "the request failed on our side", uri.getPath()));
    }

    /** What a resource of ours said; the framework's own messages speak of its code. */
    private static String detail(WebApplicationException e) {
        String message = e.getMessage();
        return switch (e) {
            case NotAllowedException _ -> "this path does not know the method";
            case NotSupportedException _ -> "a body must be application/json";
            case NotAcceptableException _ -> "the header Accept asks for what this path has not";
            case NotFoundException _ when message.startsWith("Unable to find") ->
                    "there is nothing at this path";
            default -> message.startsWith("HTTP ") ? null : message;
        };
    }

    private static RestResponse<Problem> challenge(String detail, UriInfo uri) {
        return ResponseBuilder.fromResponse(response(Problem.plain(401, detail, uri.getPath())))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static RestResponse<Problem> unavailable(String detail, UriInfo uri) {
        return ResponseBuilder.fromResponse(response(Problem.plain(503, detail, uri.getPath())))
                .header("Retry-After", "1")
                .build();
    }

    private static RestResponse<Problem> response(Problem problem) {
        return ResponseBuilder.<Problem>create(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String field = "body";
        for (Path.Node node : violation.getPropertyPath()) {
            field = node.getName();
        }
        return new FieldError(snakeCase(field), violation.getMessage());
    }

    private static FieldError error(MismatchedInputException e) {
        String field =
                e.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .collect(Collectors.joining("."));
        return new FieldError(field.isEmpty() ? "body" : field, detail(e));
    }

    private static String detail(MismatchedInputException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        Class<?> wanted = e.getTargetType();
        boolean whole = wanted == Long.class || wanted == Integer.class;
        return whole ? "must be a whole number" : "has the wrong type";
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
