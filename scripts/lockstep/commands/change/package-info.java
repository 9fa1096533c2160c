/** The change command: what an author declares of a change, and the answer. */
package lockstep.commands.change;
