package tests.hostile;

import tests.gates.http.Behaviour;

/**
 * One way to be hostile.
 *
 * @param words what the reason of chat_happy must say about it
 */
record Hostility(String name, Behaviour behaviour, String words) {

    @Override
    public String toString() {
        return name;
    }
}
