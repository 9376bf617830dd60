import { TOOLS } from "../desk/later.js";
import { GroupsTool } from "./groups-tool.js";

TOOLS.value = { groups: GroupsTool };
