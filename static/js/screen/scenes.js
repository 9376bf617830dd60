import { AgreementsScene } from "./scenes/agreements.js";
import { BatonScene } from "./scenes/baton.js";
import { ConditionsScene } from "./scenes/conditions.js";
import { DotsScene } from "./scenes/dots.js";
import { FragmentScene } from "./scenes/fragment.js";
import { GroupsScene } from "./scenes/groups.js";
import { IdeasScene } from "./scenes/ideas.js";
import { JoinScene } from "./scenes/join.js";
import { OverScene } from "./scenes/over.js";
import { MomentsScene } from "./scenes/moments.js";
import { ParkedScene } from "./scenes/parked.js";
import { PollScene, ResultsScene, RoundScene } from "./scenes/round.js";
import { RankedScene, TopScene } from "./scenes/ranking.js";
import { SilenceScene, TalkScene } from "./scenes/talk.js";
import { TextScene } from "./scenes/text.js";

const SCENES = {
  join: JoinScene,
  text: TextScene,
  poll: PollScene,
  round: RoundScene,
  results: ResultsScene,
  ideas: IdeasScene,
  groups: GroupsScene,
  dots: DotsScene,
  common_ground: RankedScene,
  divided: RankedScene,
  top: TopScene,
  fragment: FragmentScene,
  moments: MomentsScene,
  talk: TalkScene,
  silence: SilenceScene,
  conditions: ConditionsScene,
  agreements: AgreementsScene,
  parked: ParkedScene,
  baton: BatonScene,
  over: OverScene,
};

/** What draws a scene (`shownScene`), on the screen and on the small ones of the desk. */
export function sceneFor(name) {
  return SCENES[name] || PollScene;
}
