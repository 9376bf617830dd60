import { TOOLS } from "../desk/lending.js";
import { AgreementsTool } from "./agreements-tool.js";
import { AskingTool } from "./asking-tool.js";
import { ClockTool } from "./clock-tool.js";
import { FragmentTool } from "./fragment-tool.js";
import { GroupsTool } from "./groups-tool.js";
import { JudgingTool } from "./judging-tool.js";
import { KeyList } from "./key-list.js";
import { LogTool } from "./log-tool.js";
import { QuickTool } from "./quick-tool.js";
import { RoomTool } from "./room-tool.js";
import { ScreenList } from "./screen-list.js";
import { SplitsTool } from "./splits-tool.js";
import { Taking } from "./taking.js";
import { TalkTool } from "./talk-tool.js";
import { WritingTool } from "./writing-tool.js";

TOOLS.value = {
  agreements: AgreementsTool,
  asking: AskingTool,
  clock: ClockTool,
  fragment: FragmentTool,
  groups: GroupsTool,
  judging: JudgingTool,
  keys: KeyList,
  log: LogTool,
  quick: QuickTool,
  room: RoomTool,
  screens: ScreenList,
  splits: SplitsTool,
  taking: Taking,
  talk: TalkTool,
  writing: WritingTool,
};
