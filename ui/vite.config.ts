import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  build: {
    // WebKitGTK 2.50; the window runs nowhere else.
    target: "safari18",
    // Data: URLs are no source of fonts or scripts under the window's policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // Older browsers need a script that fetches ahead; this one does not.
    modulePreload: { polyfill: false },
    // The main window, and the projector, which loads nothing of the other.
    rollupOptions: { input: ["index.html", "projector.html"] },
  },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: {
    environment: "jsdom",
    // The contrast of its colours is checked.
    css: { include: /app\.css/ },
    include: ["src/**/*.test.ts"],
  },
});
