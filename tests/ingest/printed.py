"""A resolution, a bulletin and a report as they are printed, page by page."""

RESOLUTION = """\
81/7. Lighthouses and the common good

The General Assembly,

Recalling its resolution 70/300 of 3 May 2016 on lights,1 and noting that
many harbours have none at all, which is a danger to small boats at night,

Recalling also that lamps need oil,

A/RES/81/7

1. Welcomes the report of the Secretary-General on lamps;2

2. Requests all harbours:

(a) To light one lamp at dusk;

(b) To keep:

(i) A keeper awake;

(ii) A dog awake;

3. Decides to return to the matter at its eighty-second session.

__________________

1
Resolution 70/301, annex.

2
A/81/12.

5th plenary meeting
"""

BULLETIN = """\
 秘书长公报␣

 灯塔办公室的组织␣

 秘书长为确立灯塔办公室的组织结构和职权范围，使夜间航行的小船能够平安回

港，
1
 兹颁布下列条款：␣

__________________␣

␣
1
 见第 70/300 号决议。␣
 第 1 节␣

一般规定␣

1.1 本公报应与关于港口的公报一并适用。␣

第 2 节␣

职能␣

2.1 灯塔办公室：␣

 (a) 每天黄昏点亮一盏灯，并向港口各部门、各基金和各方案提供关于灯油的

咨询和支助；␣

 (b) 养一只狗。␣

            秘书长␣

            某某(签名)␣
"""

REPORT = """\
 加强灯塔␣

 摘要␣

 本报告谈灯。␣

 一. 导言␣

1. 灯塔照亮了港口，使渔民在夜间也能看见岸边的礁石，因此各国都愿意出资修建

更多的灯塔。␣

方框 1␣

好做法␣

东港的灯␣

 东港的灯由三家公司出资，由渔民看守，每晚点亮，从未熄灭，各方都很满意，并

愿意继续。␣

西港的灯␣

 西港的灯每晚也亮。␣

2. 灯油不足。␣

 A. 灯油␣

3. 应当多买灯油。␣

 附件␣

 建议␣

1. 买油。␣

2. 点灯。␣
"""
