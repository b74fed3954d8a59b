import { describe, expect, test } from "vitest";
import { normalise } from "./normalise.ts";
import { splitDocuments } from "./documents.ts";

function kinds(text: string): string[] {
  return splitDocuments(normalise(text).text).map(({ kind }) => kind);
}

describe("a summary is known by what it does, also where its title runs into the text", () => {
  test.for([
    "2东岭小学20__学年度支教工作总结一学年来,我校先后派出教师3名。",
    "一年来，我们与南坡中学密切配合，现将帮扶工作总结如下：一、派出教师4名。",
    "过去一年，两校结对工作取得明显成效。共开展教研活动12次。",
    "现将本学期送教工作情况汇报如下。共送教6次。",
    "北塘县第二中学对口帮扶西湾乡初级中学2021-2022学年度工作总结\n一年来，我校派出教师5名。",
    "2020年结对帮扶年终小结 一、主要做法 派出教师3名。",
  ])("%s", (text) => {
    expect(kinds(text)).toEqual(["summary"]);
  });
});

describe("a plan that speaks of summaries or of the past stays a plan", () => {
  test.for([
    "结对帮扶工作方案\n为总结经验，进一步做好帮扶工作，制定本方案。每学期末写出工作总结一份。",
    "一年来的帮扶工作取得成效。为巩固成果，特制定本学年计划。每学期派出教师2名。",
    "师徒结对办法\n师傅每学期末上交带教工作总结。",
    "关于做好年度帮扶工作总结的通知\n各校于12月底前上报工作总结一份。",
  ])("%s", (text) => {
    expect(kinds(text)).not.toContain("summary");
  });
});
