/**
 * Revision: which commit a service says it runs.
 *
 * <p>From a header, a JSON field, or a command, as configured. Library: none of its own. Stands on {@code gate},
 * {@code http}, {@code release} and {@code text}.
 */
//SOURCES RevisionProbe.java
//SOURCES RevisionReading.java
//SOURCES RevisionSource.java
//SOURCES ../gate/package-info.java
package lockstep.gates.revision;
