/**
 * Layout: where things lie on the evidence branch. The one place that knows.
 *
 * <p>Pure.
 */
//SOURCES ApprovalPlaces.java
//SOURCES CanaryPlaces.java
//SOURCES EvidenceLayout.java
//SOURCES FactPlaces.java
//SOURCES PathRole.java
//SOURCES SetPlaces.java
//SOURCES TruthPlaces.java
package lockstep.record.layout;
