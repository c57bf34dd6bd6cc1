package dev.rialto.embedded.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** As whom PostgreSQL runs, which refuses to run as root. */
enum OrdinaryUser {
    /** We are an ordinary user. */
    SELF(""),
    /** Root outside and nobody inside: files stay root's, and no folder needs to be opened. */
    ROOT_IN_NAMESPACE("unshare --user"),
    /** For containers that forbid namespaces; the data folder's parents must let others in. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final String NOBODY_ID = "65534";

    private final String prefix;

    OrdinaryUser(String prefix) {
        this.prefix = prefix;
    }

    /** The words before a command that make it run as this user. */
    List<String> prefix() {
        return prefix.isEmpty() ? List.of() : List.of(prefix.split(" ", -1));
    }

    static OrdinaryUser find() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        if (ROOT_IN_NAMESPACE.works()) {
            return ROOT_IN_NAMESPACE;
        }
        if (NOBODY.works()) {
            return NOBODY;
        }
        throw new IOException(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here;"
                        + " start Rialto as an ordinary user");
    }

    private boolean works() throws InterruptedException {
        File nothing = new File("/dev/null");
        List<String> command = new ArrayList<>(prefix());
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(nothing)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Lets it reach what is below this folder, which stays unreadable for it. */
    void letInto(Path folder) throws IOException {
        if (this == NOBODY) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    /** Gives it this folder. */
    void own(Path folder) throws IOException {
        if (this == NOBODY) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName(NOBODY_ID));
        }
    }
}
