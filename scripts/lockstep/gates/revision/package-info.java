/**
 * Revision: which commit a service says it runs.
 *
 * <p>From a header, a JSON field, or a command, as configured.
 */
//SOURCES RevisionProbe.java
//SOURCES RevisionReading.java
//SOURCES RevisionSource.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.gates.revision;
