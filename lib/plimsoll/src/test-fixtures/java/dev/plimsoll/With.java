package dev.plimsoll;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Copies of records in which some components differ. */
public final class With {

    private With() {
    }

    /** The record with other values, given as name, value, name, value; numbers are converted to the component's type. */
    @SuppressWarnings("unchecked")
    public static <R extends Record> R with(R record, Object... namesAndValues) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = components[i].getAccessor().invoke(record);
            }
            for (int i = 0; i < namesAndValues.length; i += 2) {
                int component = names.indexOf((String) namesAndValues[i]);
                values[component] = converted(namesAndValues[i + 1], types[component]);
            }
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object converted(Object value, Class<?> type) {
        if (!(value instanceof Number number)) {
            return value;
        }
        return type == double.class ? (Object) number.doubleValue() : type == long.class ? (Object) number.longValue() : value;
    }
}
