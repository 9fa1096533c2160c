/**
 * Reading the record: everything that it says of one move of {@code release}, and the deployments to production with
 * the commits that came with each.
 */
//SOURCES DeliveryReader.java
//SOURCES ReportReader.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.release.reading;
