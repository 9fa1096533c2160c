/**
 * How the tests are run: which first, and how a run tells what it does: a line for each test class, each failure, and
 * the count at the end. The options of the scripts, which hold their memory small and compile little, end here.
 */
//RUNTIME_OPTIONS -XX:InitialHeapSize=1g -XX:NewSize=320m -XX:MaxNewSize=320m -XX:SurvivorRatio=8 -XX:TargetSurvivorRatio=50
//RUNTIME_OPTIONS -XX:MinHeapFreeRatio=40 -XX:MaxHeapFreeRatio=70 -XX:SoftRefLRUPolicyMSPerMB=1000 -XX:CompileThresholdScaling=1
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED
//SOURCES Descriptors.java
//SOURCES LongestFirst.java
//SOURCES Progress.java
//SOURCES Waiting.java
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
package tests.runner;
