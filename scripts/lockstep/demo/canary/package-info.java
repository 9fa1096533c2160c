/**
 * A canary to try: instances, a splitter and synthetic users to run canaries on, and everything that can be wrong with
 * them.
 */
//SOURCES ApprovalTraps.java
//SOURCES CanaryAct.java
//SOURCES CanaryFault.java
//SOURCES CanaryGround.java
//SOURCES CanarySelfTest.java
//SOURCES CanarySelfTestCommand.java
//SOURCES CanaryTrap.java
//SOURCES CanaryWorld.java
//SOURCES Caught.java
//SOURCES FactTraps.java
//SOURCES Instance.java
//SOURCES MetricsPages.java
//SOURCES RecordGround.java
//SOURCES RecordTrap.java
//SOURCES StageTraps.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.demo.canary;
