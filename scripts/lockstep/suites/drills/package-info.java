/** Drills: the release drills A to I, for staging. */
//SOURCES CompositeGate.java
//SOURCES Drill.java
//SOURCES DrillGates.java
//SOURCES FillerGate.java
//SOURCES ReleaseDrills.java
package lockstep.suites.drills;
