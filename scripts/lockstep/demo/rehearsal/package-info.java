/** Rehearsal: a day of releases, carried out for real on the embedded environment and told as it happens. */
//SOURCES BranchDeployer.java
//SOURCES DemoCommand.java
//SOURCES DemoTeam.java
//SOURCES Narrator.java
//SOURCES Rehearsal.java
//SOURCES ServiceRepository.java
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package lockstep.demo.rehearsal;
