package lockstep.release.traffic;

/** What the load balancer says of the canary's share of the traffic. */
public sealed interface Weight {

    /** @param percent from 0 to 100 */
    record Known(int percent) implements Weight {}

    /** One sanitised line says why. */
    record Unknown(String why) implements Weight {}
}
