/**
 * The making of the bundle: a runtime, the jars, an archive of loaded classes, launchers, documents, in one file that
 * comes out the same whenever it is made.
 */
//SOURCES Bundler.java
//SOURCES ClassArchive.java
//SOURCES Commands.java
//SOURCES Documents.java
//SOURCES ElfFile.java
//SOURCES Family.java
//SOURCES Jars.java
//SOURCES Launcher.java
//SOURCES Library.java
//SOURCES Licences.java
//SOURCES OwnRuntime.java
//SOURCES Product.java
//SOURCES Sbom.java
//SOURCES Sums.java
//SOURCES Tarball.java
//SOURCES Training.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.bundle;
