"""The drawings are those that their poses make, and a person bends as people do."""

import math

import pytest
from conftest import ROOT
from drawings import stamp, wanted, written

SOURCE, DRAWINGS = ROOT / "scripts" / "drawings", ROOT / "docs" / "assets" / "drawings"
SCENE = """
walker:
  title: A walker
  desc: A person stands on a floor.
  size: [200, 300]
  people:
    a: {pin: [hip, 100, 150], near_leg: {heel: [90, 286]}, far_arm: {reach: [150, 120]}, muscles: {near_leg: [soleus]}}
  parts: [{floor: [286]}, {paint: a}]
"""


def test_the_drawings_fit_their_poses():
    """If it fails: `make drawings`, and look at what has changed."""
    assert (SOURCE / "stamp.txt").read_text(encoding="utf-8") == stamp(SOURCE, DRAWINGS)


def test_a_drawing_is_told_in_words_and_has_no_open_shape():
    pytest.importorskip("shapely", reason="only drawing needs it: make drawings")
    svg = written(wanted(SCENE)["walker"])
    assert "<title>A walker</title>\n<desc>A person stands on a floor.</desc>" in svg
    assert all(line.endswith('z"/>') for line in svg.splitlines() if 'd="M' in line and 'fill="var(' in line and "stroke-width" not in line)
    assert "style=" not in svg and "nan" not in svg


def test_a_foot_stands_where_it_should_and_the_knee_bends_forward():
    pytest.importorskip("shapely", reason="only drawing needs it: make drawings")
    from drawings.skeleton import body_of

    pose = {"pin": ["hip", 100, 150], "stature": 264, "near_leg": {"heel": [90, 286]}}
    joints = body_of(pose, lambda spec, own: tuple(spec)).joints
    assert math.dist(joints["near_heel"], (90, 286)) < 1
    hip, knee, ankle = (joints[f"near_{name}"] for name in ("hip", "knee", "ankle"))
    assert knee[0] > hip[0] + (ankle[0] - hip[0]) * (knee[1] - hip[1]) / (ankle[1] - hip[1])


def test_who_stands_has_a_shade_on_the_floor_and_who_floats_has_none():
    pytest.importorskip("shapely", reason="only drawing needs it: make drawings")
    scene = wanted(SCENE)["walker"]
    assert written(scene).count("<ellipse") == 1
    floating = {**scene, "people": {"a": {"pin": ["hip", 100, 90]}}}
    assert "<ellipse" not in written(floating)


def test_skin_and_cloth_have_a_shade_and_no_outline_round_it():
    pytest.importorskip("shapely", reason="only drawing needs it: make drawings")
    shades = [line for line in written(wanted(SCENE)["walker"]).splitlines() if 'stroke="none"' in line and "-far," in line]
    assert {line.split("--d-")[1].split(",")[0] for line in shades} == {"skin-far", "shirt-far", "legs-far"}
