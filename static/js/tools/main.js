import { TOOLS } from "../desk/lending.js";
import { AskingTool } from "./asking-tool.js";
import { GroupsTool } from "./groups-tool.js";
import { LogTool } from "./log-tool.js";
import { RoomTool } from "./room-tool.js";
import { TalkTool } from "./talk-tool.js";

TOOLS.value = { asking: AskingTool, groups: GroupsTool, talk: TalkTool, room: RoomTool, log: LogTool };
