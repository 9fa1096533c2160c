/**
 * Programme: what the gate commands can take along, and in which order.
 *
 * <p>Library: picocli. Stands on {@code certify}, {@code cli}, {@code cost}, {@code drills}, {@code error},
 * {@code failure}, {@code gate}, {@code limits}, {@code logcheck}, {@code release}, {@code suites}, {@code text} and
 * {@code variables}.
 */
//SOURCES BudgetOptions.java
//SOURCES CostFileOption.java
//SOURCES DrillOptions.java
//SOURCES Extra.java
//SOURCES ExtraOptions.java
//SOURCES LogOptions.java
//SOURCES PaceOption.java
//SOURCES Programme.java
//SOURCES ../failure/package-info.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.gates;
