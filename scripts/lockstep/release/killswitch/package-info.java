/** Kill switch: turned off on staging, seen off, turned on again, seen on; and the record of it. */
//SOURCES DrillRecord.java
//SOURCES SwitchDrilling.java
//SOURCES SwitchSight.java
//SOURCES SwitchTurns.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.release.killswitch;
