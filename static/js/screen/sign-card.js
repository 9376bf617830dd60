import { html, useEffect, useState } from "../../vendor/preact.js";
import { t } from "../language.js";

/** The sign of this screen over everything, while a desk asks which one is which: until server time `until`. */
export function SignCard({ sign, until, now }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const left = until - now();
    setShown(left > 0);
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setShown(false), left * 1000);
    return () => clearTimeout(timer);
  }, [until]);
  return shown && html`<aside class="sign-card" aria-label=${t("Sign of this screen")}>${sign}</aside>`;
}
