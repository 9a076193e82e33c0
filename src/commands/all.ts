import { actionAssign, actionReword } from "./action-keep.js";
import { actionFind, actionList } from "./action-list.js";
import { actionMany } from "./action-many.js";
import { actionNew } from "./action-new.js";
import { actionNotDone } from "./action-not-done.js";
import { actionNotOurs } from "./action-not-ours.js";
import { actionReply } from "./action-reply.js";
import { actionHistory, actionShow } from "./action-show.js";
import { actionSnooze } from "./action-snooze.js";
import { actionClose, actionDecline, actionDone, actionReopen, actionWithdraw } from "./action-steps.js";
import { actionTarget } from "./action-target.js";
import { actionUndo } from "./action-undo.js";
import { actionUpdate } from "./action-update.js";
import { agenda, agendaActionList } from "./agenda.js";
import { agendaAdd, agendaEdit } from "./agenda-items.js";
import { agendaDrop, agendaMove } from "./agenda-moves.js";
import { agendaTemplate } from "./agenda-template.js";
import { agendaPost, meetingAnnounce } from "./announce.js";
import { calendar, calendarEnd, calendarLink, meetingCalendar } from "./calendar.js";
import { channelBind, channelUnbind } from "./channel.js";
import { channelAllow } from "./channel-allow.js";
import { channelList } from "./channel-list.js";
import type { Command, OpenCommand } from "./command.js";
import { committeePlace } from "./committee-place.js";
import { committeeRename } from "./committee-rename.js";
import { digest } from "./digest.js";
import { exportCommand } from "./export.js";
import { makeHelp } from "./help.js";
import { home } from "./home.js";
import { leavingForm } from "./leave-form.js";
import { meetingAttendance } from "./meeting-attendance.js";
import { meetingCancel, meetingKeep, meetingRestore } from "./meeting-cancel.js";
import { meetingClashes } from "./meeting-clashes.js";
import { meetingDecision, meetingDecisions } from "./meeting-decision.js";
import { meetingMove } from "./meeting-move.js";
import { meetingNew } from "./meeting-new.js";
import { meetingRaise } from "./meeting-raise.js";
import { meetingCompletion, meetingRecord, meetingRecorded } from "./meeting-record.js";
import { meetingSeries } from "./meeting-series.js";
import { meetingList, meetingNext, meetingShow } from "./meeting-show.js";
import { minutes } from "./minutes.js";
import { minutesImport } from "./minutes-import.js";
import { notices, noticesMe, noticesPolicy } from "./notices.js";
import { ask, committeeAdd } from "./open.js";
import { partyAdd, partyConfirm, partyList, partyRename } from "./party.js";
import { partyUnreached } from "./party-unreached.js";
import { personAdd } from "./person-add.js";
import { personAway, personContactFor, personDeputyFor, personRole } from "./person-change.js";
import { personDecline } from "./person-decline.js";
import { personImport } from "./person-import.js";
import { personList } from "./person-list.js";
import { personMerge } from "./person-merge.js";
import { personNotFor } from "./person-not-for.js";
import { personRemove } from "./person-remove.js";
import { remindersChoose } from "./reminders-choose.js";
import { remindersCancel, remindersRetry } from "./reminders-keep.js";
import { remindersList } from "./reminders-list.js";
import { remindersPolicy } from "./reminders-policy.js";
import { remindersPreview } from "./reminders-preview.js";
import { remindersEmail, remindersMention, remindersReach, remindersSend } from "./reminders-reach.js";
import { remindersPause, remindersStart } from "./reminders-run.js";
import { setup } from "./setup.js";
import { setupCheck } from "./setup-check.js";
import { welcome } from "./welcome.js";

/** Everything that can be typed, in the order of the help. */
const commands: (Command | OpenCommand)[] = [
  actionNew,
  actionMany,
  actionList,
  actionShow,
  actionFind,
  actionReply,
  actionUpdate,
  actionTarget,
  actionDone,
  actionNotDone,
  actionSnooze,
  actionNotOurs,
  actionUndo,
  actionClose,
  actionDecline,
  actionReopen,
  actionWithdraw,
  actionAssign,
  actionReword,
  actionHistory,
  digest,
  home,
  meetingNext,
  meetingList,
  meetingShow,
  meetingNew,
  meetingMove,
  meetingCancel,
  meetingRestore,
  meetingClashes,
  meetingKeep,
  meetingSeries,
  meetingAnnounce,
  meetingCalendar,
  calendar,
  calendarLink,
  calendarEnd,
  agenda,
  agendaAdd,
  agendaEdit,
  agendaMove,
  agendaDrop,
  agendaActionList,
  agendaPost,
  agendaTemplate,
  notices,
  noticesPolicy,
  noticesMe,
  meetingRecord,
  meetingAttendance,
  meetingCompletion,
  meetingDecision,
  meetingDecisions,
  meetingRaise,
  meetingRecorded,
  minutes,
  partyList,
  partyAdd,
  partyUnreached,
  partyConfirm,
  partyRename,
  personList,
  personAdd,
  personImport,
  personRole,
  personContactFor,
  personDeputyFor,
  personNotFor,
  personAway,
  personMerge,
  personRemove,
  personDecline,
  minutesImport,
  remindersList,
  remindersPreview,
  remindersPolicy,
  remindersChoose,
  remindersStart,
  remindersPause,
  remindersReach,
  remindersSend,
  remindersMention,
  remindersEmail,
  remindersRetry,
  remindersCancel,
  exportCommand,
  setup,
  setupCheck,
  welcome,
  leavingForm,
  channelList,
  channelBind,
  channelUnbind,
  channelAllow,
  committeeRename,
  committeePlace,
  committeeAdd,
  ask,
];

export const ALL: (Command | OpenCommand)[] = [...commands, makeHelp(commands)];
