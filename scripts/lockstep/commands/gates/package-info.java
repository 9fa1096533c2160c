/** Gate commands: what they can take along, and in which order. */
//SOURCES BudgetOptions.java
//SOURCES CostFileOption.java
//SOURCES DrillOptions.java
//SOURCES EarlierRuns.java
//SOURCES ExtraOptions.java
//SOURCES LogOptions.java
//SOURCES OptionalSuite.java
//SOURCES PaceOption.java
//SOURCES Place.java
//SOURCES RecordOptions.java
//SOURCES ReusedGate.java
//SOURCES ShapeOptions.java
//SOURCES SuitePlan.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.gates;
