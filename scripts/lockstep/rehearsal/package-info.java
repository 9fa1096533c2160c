/**
 * Rehearsal: a day of releases, carried out for real on the embedded environment and told as it happens.
 *
 * <p>Library: none of its own. Stands on {@code cli}, {@code demo}, {@code error}, {@code evidence}, {@code gate}, {@code http}, {@code release},
 * {@code report}, {@code revision}, {@code run}, {@code suites} and {@code text}.
 */
//SOURCES DemoCommand.java
//SOURCES Narrator.java
//SOURCES Rehearsal.java
//SOURCES ../cli/package-info.java
//SOURCES ../demo/package-info.java
package lockstep.rehearsal;
