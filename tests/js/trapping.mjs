// The module as it is shipped, but for one call: with the option FATAL its analysis traps, as a fault of the program would.

import { readFile } from 'node:fs/promises';
import binaryen from 'binaryen';

/** Options that no other test uses; the length of their JSON is what the module traps at. */
export const FATAL = { fiscalYearStart: 11, maxBytes: 7_654_321 };

export async function trappingModule() {
  const module = binaryen.readBinary(
    await readFile(new URL('../../www/lib/wasm/dateline_bg.wasm', import.meta.url)),
  );
  const { value: analyze } = binaryen.getExportInfo(module.getExport('analyze'));
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(analyze));
  const types = binaryen.expandType(params);
  const gets = types.map((type, index) => module.local.get(index, type));
  const length = module.local.get(types.length - 1, binaryen.i32);
  const fatal = module.i32.eq(length, module.i32.const(JSON.stringify(FATAL).length));
  module.addFunction(
    'trapping',
    params,
    results,
    [],
    module.block(
      null,
      [module.if(fatal, module.unreachable()), module.call(analyze, gets, results)],
      results,
    ),
  );
  module.removeExport('analyze');
  module.addFunctionExport('trapping', 'analyze');
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
