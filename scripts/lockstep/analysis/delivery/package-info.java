/**
 * Delivery: how fast and how safely changes reach production, by the four measures of DORA. Pure: deployments in,
 * measures out.
 */
//SOURCES Delivery.java
//SOURCES DeliveryWeek.java
//SOURCES Deployment.java
//SOURCES Failures.java
//SOURCES ProductionMove.java
package lockstep.analysis.delivery;
