/**
 * Rehearsal: a day of releases, carried out for real on the embedded environment and told as it happens.
 *
 * <p>Library: JGit, to see branches move. Stands on {@code audit}, {@code change}, {@code cli}, {@code config},
 * {@code demo}, {@code deploy}, {@code error}, {@code gate}, {@code git}, {@code host}, {@code http}, {@code policy},
 * {@code release}, {@code remote}, {@code report}, {@code run}, {@code suites}, {@code text}, {@code verification} and
 * {@code workflow}.
 */
//SOURCES BranchDeployer.java
//SOURCES DemoCommand.java
//SOURCES Narrator.java
//SOURCES Rehearsal.java
//SOURCES ServiceRepository.java
//SOURCES Stage.java
//SOURCES ../demo/package-info.java
//SOURCES ../desk/package-info.java
package lockstep.demo.rehearsal;
