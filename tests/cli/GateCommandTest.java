package tests.cli;
class GateCommandTest {}
