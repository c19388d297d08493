package dev.plimsoll.notebook.java;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs snippets in this process and keeps variables when what they were made from is defined anew.
 *
 * <p>JShell compiles each variable to a static field of a class of its own, beside the code that sets it. When that code changes, as the
 * text does or what it refers to, JShell asks whether the loaded class can take it. The JDK's own control says no, and JShell makes
 * another class, whose field is 0 or null, and with it all that refers to the first. Here the new code becomes a class beside the first
 * one and sets the field of the first, which stays; so does all that refers to it.
 */
class KeepingControl extends LocalExecutionControl {

    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$?");

    /** Class of a variable, and where its code is now. */
    private final Map<String, String> code = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();
    private int made;
    private String running;

    /** Variables, and static fields as {@code Type.field}, that are new since this was asked last: what they held before is lost. */
    Set<String> fresh() {
        Set<String> names = Set.copyOf(fresh);
        fresh.clear();
        return names;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException, NotImplementedException, EngineTerminationException {
        install(classes);
        for (ClassBytecodes bytes : classes) {
            try {
                // Of a class within the class of its snippet the name is what follows the latter's.
                String type = WRAPPER.matcher(bytes.name()).replaceFirst("").replace('$', '.');
                for (Field field : findClass(bytes.name()).getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers()) && !field.isSynthetic()) {
                        fresh.add(type.isEmpty() ? field.getName() : type + "." + field.getName());
                    }
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Loads classes, whatever they are for. */
    protected void install(ClassBytecodes[] classes) throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(classes);
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException, NotImplementedException, EngineTerminationException {
        Map<String, String> found = new HashMap<>();
        for (ClassBytecodes bytes : classes) {
            String beside = bytes.name() + "$code" + ++made;
            if (!canTake(bytes, beside)) {
                super.redefine(classes); // says no
            }
            found.put(bytes.name(), beside);
        }
        code.putAll(found);
    }

    private boolean canTake(ClassBytecodes bytes, String beside) throws ClassInstallException, NotImplementedException,
            EngineTerminationException {
        try {
            Class<?> loaded = findClass(bytes.name());
            if (!isVariable(loaded)) {
                return false;
            }
            install(new ClassBytecodes[]{new ClassBytecodes(beside, ClassFile.of(bytes.bytecodes()).codeAs(beside))});
            return fields(loaded).equals(fields(findClass(beside)));
        } catch (ClassNotFoundException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Nothing but fields and the code that sets them: nobody else's code refers to more than the fields. */
    private static boolean isVariable(Class<?> type) {
        return type.getDeclaredFields().length > 0 && type.getNestMembers().length == 1
                && Arrays.stream(type.getDeclaredMethods()).map(Method::getName)
                        .allMatch(name -> name.startsWith("do_it$") || name.startsWith("lambda$"));
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).map(field -> field.getName() + " " + field.getGenericType().getTypeName())
                .collect(toSet());
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException, EngineTerminationException {
        running = className;
        try {
            return super.invoke(className, methodName);
        } finally {
            running = null;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return super.findClass(name.equals(running) ? code.getOrDefault(name, name) : name);
    }
}
