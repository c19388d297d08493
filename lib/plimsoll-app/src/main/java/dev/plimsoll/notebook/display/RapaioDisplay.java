package dev.plimsoll.notebook.display;

import dev.plimsoll.doc.Describable;
import java.util.List;
import java.util.Map;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** For the kernel of rapaio, which brings the classes this one is written against; without that kernel nobody loads it. */
public final class RapaioDisplay implements DisplayProvider {

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(new ShownRenderer());
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private static final class ShownRenderer implements DisplayRenderer {

        @Override
        public Class<?> rendererClass() {
            return Describable.class;
        }

        @Override
        public boolean canRender(String mime) {
            return true; // what is asked for is a preference; the viewer chooses among what there is
        }

        @Override
        public DisplayData render(String mime, Object result) {
            Map<String, String> formats = Display.of((Describable) result);
            DisplayData data = DisplayData.fromText(formats.get(Display.TEXT));
            formats.forEach(data::putData);
            return data;
        }
    }
}
