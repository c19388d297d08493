package dev.plimsoll.notebook.display;

import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Describable;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** For kernels on jjava-jupyter: ours and JJava. */
public final class JJavaDisplay implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        renderer.createRegistration(Describable.class).supporting(Display.HTML, Display.PNG, Display.TEXT).register(JJavaDisplay::render);
    }

    private static void render(Describable result, RenderContext context) {
        DisplayData out = context.getOutputContainer();
        Display.of(result).forEach(out::putData);
        if (result instanceof Picture chart) {
            // The picture is twice as fine as it is meant to be shown.
            out.putMetaData(Display.PNG, Map.of("width", chart.width()));
        }
    }
}
