/* Behaviour on data-* attributes. Every page works without it. */
import "./weergave.js";
import "./menus.js";
import "./dialogen.js";
import "./formulieren.js";
import "./concepten.js";
import "./rijen.js";
import "./matrix.js";
import "./papier.js";
import "./sneltoetsen.js";
import "./doortypen.js";
import "./sleutels.js";
