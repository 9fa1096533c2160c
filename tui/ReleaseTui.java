///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//SOURCES lockstep/tui/control/package-info.java
//SOURCES lockstep/tui/site/package-info.java
//SOURCES lockstep/tui/view/package-info.java
public class ReleaseTui { public static void main(String... a) {} }
