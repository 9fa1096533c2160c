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
//SOURCES ../error/package-info.java
//SOURCES ../evidence/package-info.java
//SOURCES ../gate/package-info.java
//SOURCES ../http/package-info.java
//SOURCES ../release/package-info.java
//SOURCES ../report/package-info.java
//SOURCES ../revision/package-info.java
//SOURCES ../run/package-info.java
//SOURCES ../suites/package-info.java
//SOURCES ../text/package-info.java
package lockstep.rehearsal;
