/** Delivery: the deployments to production as the release log has them, with the commits that came with each. */
//SOURCES DeliveryReader.java
package lockstep.release.delivery;
