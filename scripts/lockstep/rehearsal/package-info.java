/**
 * Rehearsal: a day of releases, carried out for real on the embedded environment and told as it happens.
 *
 * <p>Library: JGit, to see branches move. Stands on {@code cli}, {@code config}, {@code demo}, {@code deploy},
 * {@code error}, {@code gate}, {@code git}, {@code host}, {@code http}, {@code policy}, {@code release},
 * {@code remote}, {@code report}, {@code run}, {@code suites}, {@code text} and {@code workflow}.
 */
//SOURCES BranchDeployer.java
//SOURCES DemoCommand.java
//SOURCES Narrator.java
//SOURCES Rehearsal.java
//SOURCES ServiceRepository.java
//SOURCES Stage.java
//SOURCES ../cli/package-info.java
//SOURCES ../config/package-info.java
//SOURCES ../demo/package-info.java
//SOURCES ../deploy/package-info.java
//SOURCES ../error/package-info.java
//SOURCES ../gate/package-info.java
//SOURCES ../git/package-info.java
//SOURCES ../host/package-info.java
//SOURCES ../http/package-info.java
//SOURCES ../policy/package-info.java
//SOURCES ../release/package-info.java
//SOURCES ../remote/package-info.java
//SOURCES ../report/package-info.java
//SOURCES ../run/package-info.java
//SOURCES ../suites/package-info.java
//SOURCES ../text/package-info.java
//SOURCES ../workflow/package-info.java
package lockstep.rehearsal;
