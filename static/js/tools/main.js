import { TOOLS } from "../desk/lending.js";
import { AgreementsTool } from "./agreements-tool.js";
import { ArrangeTool } from "./arrange-tool.js";
import { ClockTool } from "./clock-tool.js";
import { DropsTool } from "./drops-tool.js";
import { EndingTool } from "./ending-tool.js";
import { EarlierRounds } from "./earlier-rounds.js";
import { FragmentTool } from "./fragment-tool.js";
import { GroupsTool } from "./groups-tool.js";
import { IdeasTool } from "./ideas-tool.js";
import { JudgingTool } from "./judging-tool.js";
import { KeyList } from "./key-list.js";
import { LogTool } from "./log-tool.js";
import { QuickTool } from "./quick-tool.js";
import { RoomTool } from "./room-tool.js";
import { ScreenList } from "./screen-list.js";
import { SplitsTool } from "./splits-tool.js";
import { StepDialog } from "./step-dialog.js";
import { TalkTool } from "./talk-tool.js";

TOOLS.value = {
  agreements: AgreementsTool,
  arrange: ArrangeTool,
  clock: ClockTool,
  dialog: StepDialog,
  drops: DropsTool,
  ending: EndingTool,
  earlier: EarlierRounds,
  fragment: FragmentTool,
  groups: GroupsTool,
  ideas: IdeasTool,
  judging: JudgingTool,
  keys: KeyList,
  log: LogTool,
  quick: QuickTool,
  room: RoomTool,
  screens: ScreenList,
  splits: SplitsTool,
  talk: TalkTool,
};
