import { warnOfNames } from "../writing/warning.js";

/** The script of who offers a condition or an agreement: a quiet word about names in what everyone reads. One's own name has a field of its own. */
const READ = ["condition-text", "agreement-what", "agreement-who", "agreement-when", "agreement-first_step"];

warnOfNames(document.currentScript.phone, (field) => READ.includes(field.id));
