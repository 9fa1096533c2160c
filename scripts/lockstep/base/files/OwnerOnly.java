package lockstep.base.files;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What is made with these is readable by its owner only, from its first moment on. */
public final class OwnerOnly {

    public static final FileAttribute<Set<PosixFilePermission>> FILE = attribute("rw-------");
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER = attribute("rwx------");

    private OwnerOnly() {}

    private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
