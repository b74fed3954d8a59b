import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { big5, gb18030, sentence, utf16be, utf16le } from "../../../tests/files/build.ts";
import { decodeText } from "./decode-text.ts";

const traditional = "每學期開展兩次經驗交流會，每次不少於2人。";

describe("the encodings of Chinese offices", () => {
  test.for([
    ["UTF-8", Buffer.from(sentence), "utf-8", sentence],
    ["UTF-8 with mark", Buffer.from(`\ufeff${sentence}`), "utf-8", sentence],
    ["UTF-16 LE with mark", utf16le(`\ufeff${sentence}`), "utf-16le", sentence],
    ["UTF-16 BE with mark", utf16be(`\ufeff${sentence}`), "utf-16be", sentence],
    ["UTF-16 LE without mark", utf16le(sentence), "utf-16le", sentence],
    ["UTF-16 BE without mark", utf16be(sentence), "utf-16be", sentence],
    ["UTF-16 LE without mark, ASCII only", utf16le("2 lessons\r\n"), "utf-16le", "2 lessons\r\n"],
    ["GB18030", gb18030(sentence), "gb18030", sentence],
    ["GB18030 in Traditional script", gb18030(traditional), "gb18030", traditional],
    ["GB18030 with mark", Buffer.concat([Buffer.from("84319533", "hex"), gb18030(sentence)]), "gb18030", sentence],
    [
      "GB18030 with a character of four bytes",
      Buffer.concat([gb18030(sentence), Buffer.from("8139ef30", "hex")]),
      "gb18030",
      `${sentence}㐁`,
    ],
    ["GB18030 with a drawn table", gb18030("┌──┬──┐\n│项目│次数│\n└──┴──┘"), "gb18030", "┌──┬──┐\n│项目│次数│\n└──┴──┘"],
    ["Big5", big5(traditional), "big5", traditional],
  ] as const)("%s", ([, bytes, encoding, text]) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  test.for([
    ["UTF-8 that ends inside a character", Buffer.from(sentence.slice(0, -1)).subarray(0, -1)],
    ["UTF-16 with mark and half a character at the end", utf16le(`\ufeff${sentence}`).subarray(0, -1)],
    ["control characters", Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 37) % 32))],
    ["UTF-32", Buffer.from("fffe00006f7d00006f7d0000", "hex")],
  ] as const)("%s is no text", ([, bytes]) => {
    expect(decodeText(bytes)).toBeNull();
  });

  test("only the mark is taken away", () => {
    expect(decodeText(Buffer.from("\ufeff\ufeff \r\n\t第一条\u00a0\r"))?.text).toBe("\ufeff \r\n\t第一条\u00a0\r");
  });
});

const anyText = fc.string({ unit: "grapheme" });
const characters = [
  ..."的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严，。、；：0123456789\n",
];
const plainChinese = fc.string({ unit: fc.constantFrom(...characters), minLength: 20 });

property.prop([anyText])("any text survives UTF-8, and UTF-16 with mark", (text) => {
  for (const bytes of [Buffer.from(`\ufeff${text}`), utf16le(`\ufeff${text}`), utf16be(`\ufeff${text}`)]) {
    expect(decodeText(bytes)?.text).toBe(text);
  }
  expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: "utf-8" });
});

property.prop([plainChinese])("20 characters of Chinese survive every encoding without mark", (text) => {
  expect(decodeText(Buffer.from(text))?.text).toBe(text);
  expect(decodeText(gb18030(text))?.text).toBe(text);
  expect(decodeText(utf16le(text))?.text).toBe(text);
  expect(decodeText(utf16be(text))?.text).toBe(text);
});
