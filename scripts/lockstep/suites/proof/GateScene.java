package lockstep.suites.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import lockstep.base.release.Environment;
import lockstep.base.text.Durations;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.Statuses;

/** A gate's right answers, and each way in which it could fail. */
public final class GateScene {

    private static final String RETRY_AFTER = "retry-after";
    private static final int LIMITED = 429;

    private final DeclaredGate gate;
    private final Environment environment;
    private final SchemaSamples schemas;

    /**
     * @param environment that it would be asked of
     * @param files those that the declaration names
     */
    public GateScene(DeclaredGate gate, Environment environment, Map<String, String> files) {
        this.gate = gate;
        this.environment = environment;
        this.schemas = new SchemaSamples(files);
    }

    /** What a service answers that is right: by the number of the request. */
    public IntFunction<ServedAnswer> right() throws Unprovable {
        if (gate.burst().isPresent()) {
            return burst(gate.burst().get());
        }
        AnswerScene scene = new AnswerScene(gate.wanted(), gate.captures(), schemas);
        ServedAnswer right = scene.right(200);
        List<AnswerScene.Way> ways = scene.ways(right);
        if (gate.poll().isEmpty() || ways.isEmpty()) {
            return request -> right;
        }
        ServedAnswer notYet = ways.getLast().edit().apply(right);
        return request -> request == 0 ? notYet : right;
    }

    public List<Breakage> breakages() throws Unprovable {
        if (gate.burst().isPresent()) {
            return burstBreakages(gate.burst().get());
        }
        AnswerScene scene = new AnswerScene(gate.wanted(), gate.captures(), schemas);
        ServedAnswer right = scene.right(200);
        List<Breakage> breakages = new ArrayList<>();
        scene.ways(right).forEach(way ->
                breakages.add(new Breakage(way.words(), request -> way.edit().apply(right))));
        gate.poll().ifPresent(poll -> {
            ServedAnswer late = right.lateBy(poll.time().plusSeconds(1));
            breakages.add(new Breakage("it is right only after " + Durations.human(poll.time()), request -> late));
        });
        boolean mayBeLimited = gate.wanted().statuses().filter(some -> some.accepts(LIMITED)).isPresent();
        if (environment.hasUsers() && !mayBeLimited) {
            ServedAnswer limited = right.withStatus(LIMITED).withHeader(RETRY_AFTER, "1");
            breakages.add(new Breakage("people are turned away (429), and then not any more",
                    request -> request == 0 ? limited : right));
        }
        return breakages;
    }

    /** What could not be broken on a server without TLS, in a short time or among requests that overlap. */
    public List<String> provedOtherwise() {
        List<String> words = new ArrayList<>();
        gate.wanted().certificateDays().ifPresent(days -> words.add("the certificate has fewer than " + days
                + " days left"));
        gate.wanted().within().filter(time -> time.compareTo(AnswerScene.LONGEST_WAIT) > 0)
                .ifPresent(time -> words.add("it takes longer than " + Durations.human(time)));
        gate.burst().filter(plan -> isOrdered(plan) && plan.atATime() > 1)
                .ifPresent(plan -> words.add("the answers come in the opposite order"));
        return words;
    }

    private IntFunction<ServedAnswer> burst(BurstPlan plan) throws Unprovable {
        List<ServedAnswer> answers = answers(plan);
        ServedAnswer after = plan.recovery().isPresent() ? recovered(plan) : answers.getLast();
        return request -> request < answers.size() ? answers.get(request) : after;
    }

    /** As often as each has to come; what is left is answered like the last that may come so often. */
    private List<ServedAnswer> answers(BurstPlan plan) throws Unprovable {
        List<Statuses> order = new ArrayList<>(plan.order());
        plan.answers().keySet().stream().filter(some -> !order.contains(some)).forEach(order::add);
        int left = plan.count() - plan.answers().values().stream().mapToInt(BurstPlan.Share::atLeast).sum();
        List<ServedAnswer> answers = new ArrayList<>();
        List<List<ServedAnswer>> kinds = new ArrayList<>();
        for (Statuses some : order.reversed()) {
            BurstPlan.Share share = plan.answers().get(some);
            int most = share.atMost().orElse(plan.count());
            int times = share.atLeast() + Math.min(left, most - share.atLeast());
            left -= times - share.atLeast();
            ServedAnswer one = answer(some, share);
            kinds.addFirst(Collections.nCopies(times, one));
        }
        kinds.forEach(answers::addAll);
        return answers;
    }

    private ServedAnswer answer(Statuses some, BurstPlan.Share share) throws Unprovable {
        ServedAnswer one = new AnswerScene(share.wanted(), List.of(), schemas).right(some.right())
                .withStatus(some.right());
        return some.accepts(429) ? one.withHeader(RETRY_AFTER, "1") : one;
    }

    private ServedAnswer recovered(BurstPlan plan) throws Unprovable {
        int status = plan.recovery().orElseThrow().right();
        return plan.share(status).isPresent()
                ? answer(Statuses.of(status), plan.share(status).get().getValue())
                : new ServedAnswer(status, Map.of(), "", Duration.ZERO);
    }

    private List<Breakage> burstBreakages(BurstPlan plan) throws Unprovable {
        List<Breakage> breakages = new ArrayList<>();
        IntFunction<ServedAnswer> right = burst(plan);
        int wrong = wrongStatus(plan);
        if (wrong != 0) {
            breakages.add(new Breakage("a request of the burst is answered " + wrong,
                    request -> request == plan.count() - 1 ? right.apply(0).withStatus(wrong) : right.apply(request)));
        }
        for (Map.Entry<Statuses, BurstPlan.Share> answer : plan.answers().entrySet()) {
            addShare(breakages, plan, answer.getKey(), answer.getValue(), right);
        }
        addOrder(breakages, plan, right);
        plan.recovery().filter(some -> some.wrong() != 0).ifPresent(some -> breakages.add(new Breakage(
                "after the Retry-After it is not " + some.inWords() + " again",
                request -> request < plan.count() ? right.apply(request)
                        : right.apply(request).withStatus(some.wrong()))));
        return breakages;
    }

    private void addShare(
            List<Breakage> breakages, BurstPlan plan, Statuses some, BurstPlan.Share share,
            IntFunction<ServedAnswer> right) throws Unprovable {
        ServedAnswer one = answer(some, share);
        boolean comes = IntStream.range(0, plan.count()).anyMatch(at -> some.accepts(right.apply(at).status()));
        int spare = comes || share.atMost().orElse(1) == 0 ? -1 : spare(plan, right);
        for (AnswerScene.Way way : new AnswerScene(share.wanted(), List.of(), schemas).ways(one)) {
            String words = "in a " + some.inWords() + ", " + way.words();
            if (comes) {
                breakages.add(new Breakage(words, request -> some.accepts(right.apply(request).status())
                        ? way.edit().apply(right.apply(request)) : right.apply(request)));
            } else if (spare >= 0) {
                breakages.add(new Breakage(words, request ->
                        request == spare ? way.edit().apply(one) : right.apply(request)));
            }
        }
        List<Statuses> others = plan.answers().keySet().stream().filter(other -> !other.equals(some)).toList();
        if (share.atLeast() > 0 && !others.isEmpty()) {
            ServedAnswer instead = answer(others.getFirst(), plan.answers().get(others.getFirst()));
            breakages.add(new Breakage("none of the answers is " + some.inWords(), request ->
                    request < plan.count() && some.accepts(right.apply(request).status())
                            ? instead : right.apply(request)));
        }
        if (share.atMost().isPresent() && share.atMost().getAsInt() < plan.count()) {
            breakages.add(new Breakage("more than " + share.atMost().getAsInt() + " of the answers are "
                    + some.inWords(), request -> request < plan.count() ? one : right.apply(request)));
        }
    }

    private static boolean isOrdered(BurstPlan plan) {
        return plan.order().size() > 1;
    }

    /** The last of the order first; of requests that overlap none is the first. */
    private static void addOrder(List<Breakage> breakages, BurstPlan plan, IntFunction<ServedAnswer> right) {
        if (isOrdered(plan) && plan.atATime() == 1 && plan.order().stream().allMatch(some ->
                IntStream.range(0, plan.count()).anyMatch(at -> some.accepts(right.apply(at).status())))) {
            breakages.add(new Breakage("the answers come in the opposite order", request ->
                    right.apply(request < plan.count() ? plan.count() - 1 - request : request)));
        }
    }

    /** An answer of which the burst can spare one; -1 without one. */
    private static int spare(BurstPlan plan, IntFunction<ServedAnswer> right) {
        return IntStream.range(0, plan.count()).map(at -> plan.count() - 1 - at)
                .filter(at -> plan.share(right.apply(at).status()).filter(share -> IntStream.range(0, plan.count())
                        .filter(other -> share.getKey().accepts(right.apply(other).status()))
                        .count() > share.getValue().atLeast()).isPresent())
                .findFirst().orElse(-1);
    }

    private static int wrongStatus(BurstPlan plan) {
        return IntStream.of(500, 503, 404, 302)
                .filter(status -> plan.share(status).isEmpty()).findFirst().orElse(0);
    }
}
