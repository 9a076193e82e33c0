import { actionAssign, actionReword } from "./action-keep.js";
import { actionFind, actionList } from "./action-list.js";
import { actionNew } from "./action-new.js";
import { actionReply } from "./action-reply.js";
import { actionHistory, actionShow } from "./action-show.js";
import { actionClose, actionDecline, actionDone, actionReopen, actionWithdraw } from "./action-steps.js";
import { actionTarget } from "./action-target.js";
import { actionUpdate } from "./action-update.js";
import { agenda, agendaActionList } from "./agenda.js";
import { agendaAdd, agendaEdit } from "./agenda-items.js";
import { agendaDrop, agendaMove } from "./agenda-moves.js";
import { agendaTemplate } from "./agenda-template.js";
import { channelBind, channelUnbind } from "./channel.js";
import type { Command, OpenCommand } from "./command.js";
import { exportCommand } from "./export.js";
import { makeHelp } from "./help.js";
import { meetingAction } from "./meeting-action.js";
import { meetingAttendance } from "./meeting-attendance.js";
import { meetingDecision, meetingDecisions } from "./meeting-decision.js";
import { meetingCompletion, meetingRecord, meetingRecorded } from "./meeting-record.js";
import { minutes } from "./minutes.js";
import { ask, committeeAdd } from "./open.js";
import { partyAdd, partyList, partyRename } from "./party.js";
import { personAdd } from "./person-add.js";
import { personAway, personContactFor, personDeputyFor, personRemove, personRole } from "./person-change.js";
import { personList } from "./person-list.js";
import { remindersPolicy } from "./reminders-policy.js";
import { remindersPreview } from "./reminders-preview.js";
import { remindersPause, remindersStart } from "./reminders-run.js";

/** Everything that can be typed, in the order of the help. */
const commands: (Command | OpenCommand)[] = [
  actionNew,
  actionList,
  actionShow,
  actionFind,
  actionReply,
  actionUpdate,
  actionTarget,
  actionDone,
  actionClose,
  actionDecline,
  actionReopen,
  actionWithdraw,
  actionAssign,
  actionReword,
  actionHistory,
  agenda,
  agendaAdd,
  agendaEdit,
  agendaMove,
  agendaDrop,
  agendaActionList,
  agendaTemplate,
  meetingRecord,
  meetingAttendance,
  meetingCompletion,
  meetingDecision,
  meetingDecisions,
  meetingAction,
  meetingRecorded,
  minutes,
  partyList,
  partyAdd,
  partyRename,
  personList,
  personAdd,
  personRole,
  personContactFor,
  personDeputyFor,
  personAway,
  personRemove,
  remindersPreview,
  remindersPolicy,
  remindersStart,
  remindersPause,
  exportCommand,
  channelBind,
  channelUnbind,
  committeeAdd,
  ask,
];

export const ALL: (Command | OpenCommand)[] = [...commands, makeHelp(commands)];
