/** Loopback: servers that only this machine can reach. */
//SOURCES LoopbackServer.java
package lockstep.demo.loopback;
