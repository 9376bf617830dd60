import { TOOLS } from "../desk/lending.js";
import { AgreementsTool } from "./agreements-tool.js";
import { AskingTool } from "./asking-tool.js";
import { ClockTool } from "./clock-tool.js";
import { GroupsTool } from "./groups-tool.js";
import { JudgingTool } from "./judging-tool.js";
import { LogTool } from "./log-tool.js";
import { MomentsTool } from "./moments-tool.js";
import { RoomTool } from "./room-tool.js";
import { SplitsTool } from "./splits-tool.js";
import { TalkTool } from "./talk-tool.js";
import { TogetherTool } from "./together-tool.js";
import { WritingTool } from "./writing-tool.js";

TOOLS.value = {
  agreements: AgreementsTool,
  asking: AskingTool,
  clock: ClockTool,
  groups: GroupsTool,
  judging: JudgingTool,
  log: LogTool,
  moments: MomentsTool,
  room: RoomTool,
  splits: SplitsTool,
  talk: TalkTool,
  together: TogetherTool,
  writing: WritingTool,
};
