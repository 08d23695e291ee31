import "@fontsource-variable/inter/opsz.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import { mount } from "svelte";

import "../app.css";
import Projector from "./Projector.svelte";

mount(Projector, { target: document.body });
