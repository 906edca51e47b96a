import { addAlign } from './align.ts';
import type { AddCommand } from './command.ts';
import { addConvert } from './convert.ts';
import { addDiagnose } from './diagnose.ts';
import { addDoubts } from './doubts.ts';
import { addExport } from './export.ts';
import { addFix } from './fix.ts';
import { addRelink } from './relink.ts';
import { addPurge } from './purge.ts';
import { addImport } from './import.ts';
import { addIndex } from './index-library.ts';
import { addLint } from './lint.ts';
import { addList } from './list.ts';
import { addMarks } from './marks.ts';
import { addMergeDriver } from './merge-driver.ts';
import { addMerge } from './merge.ts';
import { addModels } from './models.ts';
import { addNew } from './new.ts';
import { addPeople } from './people.ts';
import { addPublish } from './publish.ts';
import { addRelabel } from './relabel.ts';
import { addRename } from './rename.ts';
import { addRenamePerson } from './rename-person.ts';
import { addReplace } from './replace.ts';
import { addRollback } from './rollback.ts';
import { addSearch } from './search.ts';
import { addSet } from './set.ts';
import { addShow } from './show.ts';
import { addSwap } from './swap.ts';
import { addTranscribe } from './transcribe.ts';

/** Every command, in the order in which the help lists them. */
export const commands: readonly AddCommand[] = [
  addShow,
  addLint,
  addFix,
  addDoubts,
  addIndex,
  addSearch,
  addList,
  addPeople,
  addRenamePerson,
  addMarks,
  addNew,
  addImport,
  addTranscribe,
  addModels,
  addAlign,
  addConvert,
  addSet,
  addRelabel,
  addSwap,
  addMerge,
  addMergeDriver,
  addReplace,
  addRename,
  addRelink,
  addPurge,
  addPublish,
  addExport,
  addRollback,
  addDiagnose,
];
