import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, expect, test } from "vitest";

import { ask, Refused } from "./backend";

afterEach(clearMocks);

test("a request comes back with its reply", async () => {
  mockIPC((request) => ({ program: request, version: "1" }));
  expect(await ask("hello", {})).toEqual({ program: "hello", version: "1" });
});

test("a refusal carries the sentence and who can act", async () => {
  mockIPC(() => {
    throw { message: "choose another name", remedy: "rephrase" };
  });
  const refused = await ask("hello", {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ message: "choose another name", remedy: "rephrase" });
});

test("a refusal by the bridge itself is one to report", async () => {
  mockIPC(() => {
    throw "Command hello not allowed";
  });
  await expect(ask("hello", {})).rejects.toMatchObject({ remedy: "report" });
});
